/** Knows a video, a sound or subtitles by their bytes, whatever the file's name says. */

/** @typedef {{ending: string, type: string}} MediaType `ending` and `type` as static hosts send them */

/** @type {[pattern: RegExp, type: MediaType][]} of a file's first bytes, as Latin-1 */
const SIGNATURES = [
  [/^.{4}ftypqt {2}/s, { ending: 'mov', type: 'video/quicktime' }],
  [/^.{4}ftypM4[AB] /s, { ending: 'm4a', type: 'audio/mp4' }],
  [/^.{4}ftyp/s, { ending: 'mp4', type: 'video/mp4' }],
  [/^\x1a\x45\xdf\xa3.{0,60}webm/s, { ending: 'webm', type: 'video/webm' }],
  [/^OggS.{24,36}theora/s, { ending: 'ogv', type: 'video/ogg' }],
  [/^OggS/, { ending: 'ogg', type: 'audio/ogg' }],
  [/^RIFF.{4}WAVE/s, { ending: 'wav', type: 'audio/wav' }],
  [/^fLaC/, { ending: 'flac', type: 'audio/flac' }],
  [/^(ID3|\xff[\xfa\xfb\xf2\xf3])/, { ending: 'mp3', type: 'audio/mpeg' }],
  [/^(\xef\xbb\xbf)?WEBVTT/, { ending: 'vtt', type: 'text/vtt' }],
];

const most_needed = 80; // bytes

/**
 * @param {Uint8Array} bytes
 * @returns {MediaType | undefined} undefined for what no browser plays
 */
export function media_type_of(bytes) {
  const beginning = Buffer.from(bytes.subarray(0, most_needed)).toString('latin1');
  return SIGNATURES.find(([pattern]) => pattern.test(beginning))?.[1];
}
