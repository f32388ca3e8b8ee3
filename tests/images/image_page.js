/** The page of image_loader.test.mjs: the real loader with the real module, and a record of what it says. */

import { ImageLoader } from '/web/images/image_loader.js';
import { load_module } from '/web/engine/module.js';

const glue_url = new URL('/kanbao.cjs', location.href).href;
const compiled = await WebAssembly.compileStreaming(fetch('/kanbao.wasm'));

function load_glue() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = glue_url;
    script.onload = () => resolve(self.create_kanbao);
    script.onerror = reject;
    document.head.append(script);
  });
}

const create_kanbao = await load_glue();
const module = await load_module(create_kanbao, {
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(compiled, imports).then(done);
    return {};
  },
});

const workers = {
  real() {
    const source = `importScripts(${JSON.stringify(glue_url)});
      const early = [];
      onmessage = (event) => early.push(event);
      import(${JSON.stringify(new URL('/web/images/image_worker.js', location.href).href)}).then(({ run_image_worker }) => {
        onmessage = null;
        run_image_worker(self, create_kanbao);
        for (const event of early) dispatchEvent(new MessageEvent('message', { data: event.data }));
      });`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    worker.postMessage({ module: compiled });
    return worker;
  },
  crashing: () => new Worker(URL.createObjectURL(new Blob(['throw new Error("no")'], { type: 'text/javascript' }))),
  broken: () => new Worker(URL.createObjectURL(new Blob(['onmessage = () => postMessage({ broken: "no" })']))),
  forbidden() {
    throw new Error('no workers here');
  },
};

/**
 * A loader and what it said, in order: {kind, id, …}.
 */
window.make_loader = (options = {}) => {
  const controller = new AbortController();
  const record = [];
  const say = (kind) => (id, value, code) => record.push({ kind, id, ...describe(kind, value), ...(code && { code }) });
  const loader = new ImageLoader({
    start_worker: workers[options.worker ?? 'real'],
    read_header: (bytes) => module.read_image_header(bytes),
    max_texture_size: options.max_texture_size ?? 4096,
    language: options.language ?? 'zh-CN',
    signal: controller.signal,
    stall_ms: options.stall_ms ?? 30000,
    on_size: say('size'),
    on_pixels: say('pixels'),
    on_bitmap: say('bitmap'),
    on_element: say('element'),
    on_failure: say('failure'),
  });
  window.loader = loader;
  window.record = record;
  window.abort = () => controller.abort();
};

function first_pixel(source) {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  context.drawImage(source, 0, 0);
  return [...context.getImageData(0, 0, 1, 1).data];
}

function describe(kind, value) {
  if (kind === 'failure') return { reason: value };
  if (kind === 'pixels') return { width: value.width, height: value.height, first: [...value.data.slice(0, 4)] };
  if (kind === 'bitmap') return { width: value.width, height: value.height, first: first_pixel(value.source) };
  return value ?? {};
}

/** An <img> of the article, which the loader is given beside the URL. */
window.add_image = (url, loading = 'lazy') => {
  const image = document.createElement('img');
  image.loading = loading;
  image.style.marginTop = '10000px'; // out of view, as most images of a report are
  image.src = url;
  document.body.append(image);
  return image;
};

/** What the browser itself makes of the image that was added last. */
window.colour_of_element = async () => {
  const image = document.body.lastElementChild;
  image.loading = 'eager';
  await image.decode();
  return first_pixel(image);
};

window.ready = true;
