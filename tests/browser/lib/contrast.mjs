/** How well one colour is told from another, by WCAG 2.2. */

/** WCAG 2.2, "relative luminance". @param {number[]} colour red, green and blue, 0 to 255 */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". @param {number[]} a @param {number[]} b @returns {number} 1 to 21 */
export function contrast(a, b) {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
