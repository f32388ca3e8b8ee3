/** Small drawings in SVG for the pictures of the sample reports. Each fills the box that the style sheet gives it. */

/** A document, a few of its lines found by a magnifying glass. */
export const DOCUMENT_SEARCH = `<svg viewBox="0 0 520 268" preserveAspectRatio="xMidYMid slice">
  <rect x="-200" width="920" height="268" fill="#dbe6f9"/>
  <circle cx="78" cy="226" r="88" fill="#cfddf6"/><circle cx="468" cy="36" r="66" fill="#cfddf6"/>
  <rect x="158" y="34" width="176" height="216" rx="16" fill="#c2d4f3"/>
  <rect x="146" y="24" width="176" height="216" rx="16" fill="#fff"/>
  <g stroke-linecap="round" stroke-width="11">
    <path d="M176 64h72" stroke="#3467c8"/>
    <path d="M176 98h116M176 128h116M176 158h84M176 188h116" stroke="#dfe5ee"/>
    <path d="M176 128h64" stroke="#a9c2ee"/>
  </g>
  <path d="M362 210l44 40" stroke="#1d2a44" stroke-width="20" stroke-linecap="round"/>
  <circle cx="320" cy="168" r="57" fill="#eef4ff" stroke="#3467c8" stroke-width="13"/>
  <path d="M294 153h52M294 181h32" stroke="#3467c8" stroke-width="11" stroke-linecap="round"/>
</svg>`;

/** A sea turtle over a bowl of soup: the riddle game is named after it. */
export const TURTLE_SOUP = `<svg viewBox="0 0 520 268" preserveAspectRatio="xMidYMid slice">
  <rect x="-200" width="920" height="268" fill="#d5ece8"/>
  <circle cx="64" cy="48" r="78" fill="#c5e4de"/><circle cx="470" cy="212" r="92" fill="#c5e4de"/>
  <g transform="translate(0 15)">
    <path d="M324 116c8-32 30-50 56-48 26 2 40 24 32 46-6 18-30 26-52 24z" fill="#4fa596"/>
    <circle cx="388" cy="90" r="6.5" fill="#1d2a44"/>
    <path d="M386 116q12 2 20-6" fill="none" stroke="#1d2a44" stroke-width="5" stroke-linecap="round"/>
    <path d="M176 146a86 84 0 0 1 172 0z" fill="#1f7f74"/>
    <path d="M262 74l34 24-14 34h-40l-14-34zM228 98l-30 0M296 98l30 0M242 132l-8 14M282 132l8 14"
      fill="none" stroke="#8fcabf" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/>
  </g>
  <path d="M106 160h308c0 52-54 84-154 84s-154-32-154-84z" fill="#fff"/>
  <path d="M106 160h308c0 6-1 12-3 18H109c-2-6-3-12-3-18z" fill="#f8e7c9"/>
  <rect x="208" y="240" width="104" height="14" rx="7" fill="#fff"/>
  <text x="260" y="224" fill="#a8640f" font-family="Samples" font-weight="700" font-size="42"
    text-anchor="middle">?</text>
</svg>`;

/** A cup of coffee, steam rising from it in the shape of branches that merge. */
export const COFFEE_CUP = `<svg viewBox="0 0 480 330">
  <ellipse cx="226" cy="296" rx="176" ry="16" fill="#10264f" opacity="0.35"/>
  <path d="M330 164h30c66 0 66 92 0 92h-70" fill="none" stroke="#fff" stroke-width="20"/>
  <path d="M104 144h244v50c0 62-46 98-122 98s-122-36-122-98z" fill="#fff"/>
  <ellipse cx="226" cy="144" rx="122" ry="24" fill="#e9f0fc"/>
  <ellipse cx="226" cy="147" rx="102" ry="16" fill="#8a5a34"/>
  <path d="M174 148c24-12 78-12 104 0" fill="none" stroke="#c99764" stroke-width="6" stroke-linecap="round"/>
  <g fill="none" stroke="#bcd3fb" stroke-width="9" stroke-linecap="round">
    <path d="M226 112V26"/><path d="M180 40v16c0 26 46 18 46 42"/><path d="M272 30v14c0 26-46 18-46 40"/>
  </g>
  <g fill="#28549f" stroke="#bcd3fb" stroke-width="7">
    <circle cx="226" cy="20" r="13"/><circle cx="180" cy="34" r="13"/><circle cx="272" cy="24" r="13"/>
  </g>
  <path d="M194 226l-24 20 24 20M258 226l24 20-24 20M238 216l-24 60" transform="translate(0 -18)"
    fill="none" stroke="#2f7f86" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;
