/** The server's own words for why it did not take a file. */
export class AttachmentRefused extends Error {
  constructor(
    message: string,
    /** Whether it will be refused again, and not only at this moment. */
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

const TOO_MANY_AT_ONCE = 429;

interface SendOptions {
  ownerId: string;
  locale: string;
  signal: AbortSignal;
  /** How many bytes of how many are sent. */
  onProgress(sent: number): void;
}

/** Sends a file to be kept with its owner. Only XMLHttpRequest tells how far it is. */
export const sendAttachment = (file: File, { ownerId, locale, signal, onProgress }: SendOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/files/attachments");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", locale);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-file-owner", ownerId);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => (request.status === 201 ? resolve() : reject(refusalIn(request)));
    request.onerror = () => reject(new TypeError("network"));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });

function refusalIn({ responseText, status }: XMLHttpRequest): Error {
  try {
    const { errors }: { errors: { message: string }[] } = JSON.parse(responseText);
    return new AttachmentRefused(
      errors.map(({ message }) => message).join(" "),
      status < 500 && status !== TOO_MANY_AT_ONCE,
    );
  } catch {
    return new TypeError("no answer of ours");
  }
}
