/** Why nothing could be loaded. */
export type FeedErrorCode =
  'no-source' | 'network' | 'timeout' | 'status' | 'format' | 'too-large' | 'version';

/** A feed could not be loaded: from where, why, and with which status of the server. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  readonly url: string;
  readonly status: number | undefined;

  constructor(code: FeedErrorCode, url: string, status?: number) {
    super(`[esca] ${url || 'No feed'}: ${code}${status === undefined ? '' : ` ${status}`}`);
    this.code = code;
    this.url = url;
    this.status = status;
  }
}
