/**
 * When to stop believing that a report will come in a frame. Of a page that could not be had browsers tell, if anything,
 * that it has loaded, as of any other. So what counts is whether a report speaks: what a report runs in a frame has run
 * before its page has loaded, however slow the device, and then only its message is under way.
 */

const without_load = 20_000; // ms after the frame has come near the screen, which is when browsers ask for its page
const after_load = 4_000; // ms after its page has loaded

/** @typedef {'no-answer' | 'no-report'} Silence nothing has loaded, or something that does not speak */

export class AnswerWait {
  #tell;
  #is_near = false;
  #is_over = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Element} place of the frame
   * @param {(silence: Silence) => void} tell
   * @param {AbortSignal} signal
   */
  constructor(place, tell, signal) {
    this.#tell = tell;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting) || this.#is_near) return;
      this.#is_near = true;
      if (!this.#is_over) this.#tell_after(without_load, 'no-answer');
    });
    observer.observe(place);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      this.end();
    });
  }

  /** @param {HTMLIFrameElement} frame that has not begun to load */
  begin(frame) {
    this.end();
    this.#is_over = false;
    if (this.#is_near) this.#tell_after(without_load, 'no-answer');
    frame.addEventListener('load', () => {
      if (!this.#is_over) this.#tell_after(after_load, 'no-report');
    });
  }

  /** The report has spoken, or nobody waits for it any more. */
  end() {
    this.#is_over = true;
    clearTimeout(this.#timer);
  }

  /**
   * @param {number} time ms
   * @param {Silence} silence
   */
  #tell_after(time, silence) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#is_over = true;
      this.#tell(silence);
    }, time);
  }
}
