/**
 * The file of details, counted from 0, that holds the course with this id: FNV-1a of the id, 32 bits, over the number of
 * files. An id is plain ASCII, so letters are bytes.
 */
export function bucketOf(id: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % buckets;
}
