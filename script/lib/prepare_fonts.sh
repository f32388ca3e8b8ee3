#!/usr/bin/env bash
# Prepares fonts in the build folder, never on the system:
#   build/fonts/faces/NotoSansSC-{Regular,Bold}.otf  the whole faces, of which the build cuts those that kanbao comes with
#   build/fonts/{with,without}-chinese.conf          for FONTCONFIG_FILE: how a machine with Chinese fonts and emoji
#   build/fonts/with-song.conf                       looks to a browser, one that has neither, and one whose Chinese
#                                                    fonts have serifs, too
# The fonts come from the system where they are installed, else from apt's packages, unpacked but not installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fonts=$PWD/build/fonts
faces=$fonts/faces
cjk_path=usr/share/fonts/opentype/noto/NotoSansCJK
emoji_path=usr/share/fonts/truetype/noto/NotoColorEmoji.ttf

say() { echo "fonts: $*" >&2; }

fail_without_apt() {
  say "the fonts of Debian's package $1 are not installed, and there is no apt-get to fetch them with."
  say "Put NotoSansSC-Regular.otf and NotoSansSC-Bold.otf into $faces"
  say "and NotoColorEmoji.ttf into $fonts/unpacked/$(dirname "$emoji_path") (fonts.google.com/noto)."
  exit 1
}

# Fetches a font package and unpacks it below build/fonts/unpacked; apt verifies the download.
unpack_package() {
  local package=$1 folder
  if ! command -v apt-get >/dev/null; then fail_without_apt "$package"; fi
  say "unpacking $package into build/fonts"
  folder=$(mktemp -d)
  if ! (cd "$folder" && apt-get -q -o APT::Sandbox::User=root download "$package" >&2); then
    rm -rf "$folder"
    say "apt-get download $package failed; apt-get update may help"
    exit 1
  fi
  mkdir -p "$fonts/unpacked"
  dpkg-deb -x "$folder/$package"_*.deb "$fonts/unpacked"
  rm -rf "$folder"
}

# Prints the root folder below which the file of the package lies: the system's, or that of the unpacked package.
ensure_font() {
  local package=$1 file=$2
  if [[ -f /$file ]]; then
    echo /
    return
  fi
  if [[ ! -f $fonts/unpacked/$file ]]; then unpack_package "$package"; fi
  echo "$fonts/unpacked/"
}

# The collection holds one face per region; the one whose name ends in SC is for simplified Chinese.
extract_face() {
  local weight=$1 collection=$2 index
  index=$(fc-scan -f '%{index} %{family[0]}\n' "$collection" | awk '/ Noto Sans CJK SC$/ { print $1; exit }')
  hb-subset --face-index="$index" --unicodes='*' --layout-features='*' --name-IDs='*' \
    --output-file="$faces/partial.otf" "$collection"
  mv "$faces/partial.otf" "$faces/NotoSansSC-$weight.otf"
}

write_config() {
  local name=$1 body=$2
  cat >"$fonts/$name.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <cachedir>$fonts/cache-$name</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
$body
</fontconfig>
CONF
}

reject_languages() {
  local language
  echo "  <selectfont><rejectfont>"
  for language in zh-cn zh-tw zh-hk zh-mo zh-sg ja ko; do
    echo "    <pattern><patelt name=\"lang\"><string>$language</string></patelt></pattern>"
  done
  echo "    <pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern>"
  echo "  </rejectfont></selectfont>"
}

prepare_faces() {
  local root
  root=$(ensure_font fonts-noto-cjk "$cjk_path-Regular.ttc")
  extract_face Regular "$root$cjk_path-Regular.ttc"
  extract_face Bold "$root$cjk_path-Bold.ttc"
  cp "${root}usr/share/doc/fonts-noto-cjk/copyright" "$faces/OFL.txt"
}

prepare_configs() {
  local root songs=$faces
  # Where apt is missing the faces were put here by hand, without serifs.
  if command -v apt-get >/dev/null; then
    songs=$(dirname "$(ensure_font fonts-noto-cjk "$cjk_path-Regular.ttc")$cjk_path")
  fi
  root=$(ensure_font fonts-noto-color-emoji "$emoji_path")
  write_config with-song "  <dir>$songs</dir>"
  write_config with-chinese "  <dir>$faces</dir>
  <dir>$(dirname "$root$emoji_path")</dir>"
  write_config without-chinese "$(reject_languages)"
}

mkdir -p "$fonts" "$faces"
if [[ ! -f $faces/NotoSansSC-Regular.otf || ! -f $faces/NotoSansSC-Bold.otf ]]; then
  prepare_faces
  prepare_configs
fi
if [[ ! -f $fonts/with-chinese.conf || ! -f $fonts/without-chinese.conf || ! -f $fonts/with-song.conf ]]; then prepare_configs; fi
