#!/usr/bin/env bash
# Fetches a library's upstream tarball from the distribution's source packages, for builds that cannot reach
# GitHub. The machine's own apt configuration is only read: indexes, sources and cache live below CACHE_DIR.
#
#   distribution_source.sh PACKAGE VERSION SHA256 CACHE_DIR
#
# Walks through the suites until one gives the pinned tarball. An index may name what the pool no longer has,
# and a suite may have moved on, so when the pinned version is nowhere the nearest newer one with the same major
# number is taken instead, checked against the signed index. Prints the tarball's path; messages go to stderr.
#
# KANBAO_SOURCE_REPOSITORY and KANBAO_SOURCE_SUITES replace the machine's mirror and the list of suites.
set -euo pipefail

if [[ $# -ne 4 ]]; then
  echo "usage: $(basename "$0") PACKAGE VERSION SHA256 CACHE_DIR" >&2
  exit 2
fi
package=$1 pinned_version=$2 pinned_sha256=$3
mkdir -p "$4"
cache=$(cd "$4" && pwd)
pinned_archive_prefix="$cache/${package}_${pinned_version}.orig.tar"

say() { echo "$*" >&2; }

fail() {
  say "$package: could not get version $pinned_version from the distribution's source packages."
  local line
  for line in "$@" "${notes[@]}"; do say "  - $line"; done
  say "  What helps: a network that reaches GitHub; a mirror that is up to date; the tarball with SHA-256"
  say "  $pinned_sha256 saved as $pinned_archive_prefix.gz (or .xz);"
  say "  or -D FETCHCONTENT_SOURCE_DIR_<NAME>=FOLDER with the library's unpacked source."
  exit 1
}
notes=()

matches() { [[ -f $1 && $(sha256sum "$1" | cut -d' ' -f1) == "$2" ]]; }

distribution() { (. /etc/os-release && echo "${ID:-debian} ${VERSION_CODENAME:-stable}"); }

suites() {
  local id codename
  read -r id codename < <(distribution)
  if [[ -n ${KANBAO_SOURCE_SUITES:-} ]]; then
    echo "$KANBAO_SOURCE_SUITES"
  elif [[ $id == ubuntu ]]; then
    echo "$codename devel"
  else
    echo "stable testing oldstable unstable"
  fi
}

# The mirror that this machine already uses for its packages, security archives aside.
repository() {
  if [[ -n ${KANBAO_SOURCE_REPOSITORY:-} ]]; then
    echo "$KANBAO_SOURCE_REPOSITORY"
    return
  fi
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' | awk -F'|' '
    ($1 == "Debian" || $1 == "Ubuntu") && $1 == $2 { known = known ? known : $3 }
    $1 !~ /[a-z]/ && $3 !~ /security/ && $3 ~ /(debian|ubuntu)\/?$/ { guess = guess ? guess : $3 }
    END { print known ? known : guess }'
}

write_sources() {
  local folder=$1 suite=$2 id codename keyring components=main
  read -r id codename < <(distribution)
  if [[ $id == ubuntu ]]; then components="main universe"; fi
  mkdir -p "$folder/sources" "$folder/lists/partial" "$folder/archives/partial"
  {
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: %s\n' "$mirror" "$suite" "$components"
    if [[ -n ${KANBAO_SOURCE_REPOSITORY:-} && $mirror == file:* ]]; then
      echo "Trusted: yes"
    else
      for keyring in /usr/share/keyrings/"$id"-archive-keyring.{gpg,pgp}; do
        if [[ -f $keyring ]]; then echo "Signed-By: $keyring" && break; fi
      done
    fi
  } >"$folder/sources/kanbao.sources"
}

apt_options() {
  local folder=$1
  options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$folder/sources"
    -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder" -o "APT::Sandbox::User=root"
    -o "APT::Update::Error-Mode=any" -o "Acquire::Retries=2" -o "Acquire::Languages=none")
}

# One index a suite, so that a suite the mirror lacks cannot spoil the others; kept for an hour.
update_index() {
  local suite=$1 folder="$cache/apt/$1" output
  apt_options "$folder"
  if [[ -n $(find "$folder/updated" -mmin -60 2>/dev/null) ]]; then return 0; fi
  write_sources "$folder" "$suite"
  if ! output=$(apt-get "${options[@]}" -q update 2>&1); then
    notes+=("$suite: no index ($(grep -m1 '^E:' <<<"$output" || echo 'apt-get update failed'))")
    return 1
  fi
  touch "$folder/updated"
}

# Lines "upstream version, SHA-256, path in the pool" of the package in a suite.
candidates() {
  apt_options "$cache/apt/$1"
  apt-cache "${options[@]}" showsrc --only-source "$package" 2>/dev/null | awk '
    function flush() { if (version && file) print version, sum, directory "/" file; version = file = "" }
    /^Package:/ { flush() }
    /^Version:/ { version = $2; sub(/^[0-9]+:/, "", version); sub(/-[^-]*$/, "", version) }
    /^Directory:/ { directory = $2 }
    /^[^ ]/ { inside = /^Checksums-Sha256:/; next }
    inside && $3 ~ /\.orig\.tar\.[a-z0-9]+$/ { sum = $1; file = $3 }
    END { flush() }'
}

# Downloads one candidate into the cache and prints its path, if what arrives has the expected checksum.
download() {
  local suite=$1 version=$2 sha256=$3 path=$4 helper=/usr/lib/apt/apt-helper
  local archive="$cache/${package}_${version}.orig.tar.${path##*.}" partial="$cache/partial.$$"
  # From a mirror in a folder apt would give a link (file:), unless asked for a copy.
  local uri="${mirror/#file:/copy:}" output
  apt_options "$cache/apt/$suite"
  if ! output=$("$helper" "${options[@]}" download-file "${uri%/}/$path" "$partial" "SHA256:$sha256" 2>&1); then
    if grep -q "Hash Sum mismatch" <<<"$output"; then
      notes+=("$suite: $version was refused, its tarball has another checksum than the index says ($sha256)")
    else
      notes+=("$suite: the index names $version, but the pool does not have $(basename "$path")")
    fi
    rm -f "$partial" "$partial.FAILED"
    return 1
  fi
  mv -f "$partial" "$archive"
  result=$archive
}

try_pinned() {
  local suite=$1 version sha256 path seen=()
  while read -r version sha256 path; do
    seen+=("$version")
    if [[ $version != "$pinned_version" ]]; then continue; fi
    if [[ $sha256 != "$pinned_sha256" ]]; then
      notes+=("$suite: $version was refused, its checksum $sha256 is not the pinned $pinned_sha256")
    elif download "$suite" "$version" "$sha256" "$path"; then
      return 0
    fi
  done < <(candidates "$suite")
  if [[ " ${seen[*]} " != *" $pinned_version "* ]]; then notes+=("$suite: has ${seen[*]:-no version at all}"); fi
  return 1
}

newer_same_major() {
  local suite version sha256 path
  for suite in "${indexed[@]}"; do
    while read -r version sha256 path; do
      if [[ ${version%%[^0-9]*} == "${pinned_version%%[^0-9]*}" ]] &&
        dpkg --compare-versions "$version" gt "$pinned_version"; then
        echo "$version $suite $sha256 $path"
      fi
    done < <(candidates "$suite")
  done | sort -V -k1,1
}

try_newer() {
  local suite version sha256 path reason
  reason=$(printf '; %s' "${notes[@]}")
  while read -r version suite sha256 path; do
    if download "$suite" "$version" "$sha256" "$path"; then
      say "took $package $version instead of the pinned $pinned_version because ${reason:2}"
      return 0
    fi
  done < <(newer_same_major)
  return 1
}

for archive in "$pinned_archive_prefix".*; do
  if matches "$archive" "$pinned_sha256"; then
    echo "$archive"
    exit 0
  fi
done

for program in apt-get apt-cache dpkg /usr/lib/apt/apt-helper; do
  if ! command -v "$program" >/dev/null; then fail "$program is missing: this is no system with apt"; fi
done
mirror=$(repository)
if [[ -z $mirror ]]; then fail "apt names no Debian or Ubuntu mirror here (apt-get indextargets)"; fi

indexed=()
for suite in $(suites); do
  if ! update_index "$suite"; then continue; fi
  indexed+=("$suite")
  if try_pinned "$suite"; then
    echo "$result"
    exit 0
  fi
done
if try_newer; then
  echo "$result"
  exit 0
fi
fail
