/** Hands a text to the browser as a file. */
export function download(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address would hold the file for as long as the page lives.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
