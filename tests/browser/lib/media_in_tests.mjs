/** Videos and sounds for tests, made by the tests themselves. */

/**
 * @param {number} seconds
 * @returns {Buffer} a WAV file: one tone, 8 bits, 8000 samples a second
 */
export function wav(seconds) {
  const rate = 8000;
  const samples = Buffer.alloc(Math.round(seconds * rate), 128);
  for (let i = 0; i < samples.length; i += 1) samples[i] = 128 + Math.round(60 * Math.sin(i / 5));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/**
 * @param {import('playwright-core').Page} page of any document
 * @returns {Promise<Buffer>} a WebM file of 160 × 120 px, as the browser records it: stripes that change
 */
export async function webm(page) {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 120;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
    const stopped = new Promise((done) => recorder.addEventListener('stop', done));
    /** @type {Promise<Blob>} */
    const data = new Promise((done) => recorder.addEventListener('dataavailable', (event) => done(event.data)));
    recorder.start();
    for (let frame = 0; frame < 6; frame += 1) {
      for (let stripe = 0; stripe < 8; stripe += 1) {
        context.fillStyle = (stripe + frame) % 2 ? '#c62828' : '#f5f5f5';
        context.fillRect(stripe * 20, 0, 20, 120);
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await (await data).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(base64, 'base64');
}
