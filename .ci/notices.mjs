// The bundles drop licence comments to stay small, so the licences of what is in them go into a file beside them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything from other people that is in the bundles. */
const bundled = ['lit', 'lit-element', 'lit-html', '@lit/reactive-element', '@lit/context'];

/** Writes `THIRD-PARTY-NOTICES.txt`: each package with its version, and each licence text once. */
export function writeNotices(root, folder) {
  const byLicence = new Map();
  for (const name of bundled) {
    const place = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    const text = readFileSync(join(place, 'LICENSE'), 'utf8').trim();
    const line = `${name} ${version} (${license})`;
    byLicence.set(text, [...(byLicence.get(text) ?? []), line]);
  }
  const parts = [...byLicence].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  const intro = 'These files contain the following software.\n';
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), [intro, ...parts].join('\n'));
}
