/** The engine has failed where it worked; another one may do better. */
export class EngineFailure extends Error {
  /** @param {unknown} error @returns {EngineFailure} */
  static of(error) {
    return new EngineFailure(error instanceof Error ? error.message : String(error));
  }
}
