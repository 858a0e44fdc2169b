/** Files put into a temporary folder and opened as an import opens them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openExport } from '../../../pipelines/files/open';
import type { ExportFile } from '../../../pipelines/records';

export function testFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'undertone-open-'));
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true }),
    put(name: string, content: string | Buffer): string {
      const target = path.join(folder, name);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
      return target;
    },
    /** Opens a file of the folder; names are told without the folder. */
    async open(name: string): Promise<ExportFile[]> {
      const files = await openExport([path.join(folder, name)]);
      return files.map((file) => ({ ...file, name: path.relative(folder, file.name) }));
    },
    /** What a named file is refused with; null when it is not. */
    refusal: (name: string): Promise<string | null> =>
      openExport([path.join(folder, name)]).then(
        () => null,
        (error: Error) => error.message.slice(folder.length + 1),
      ),
  };
}

export async function textOf(file: ExportFile): Promise<string> {
  let text = '';
  for await (const chunk of file.text()) text += chunk;
  return text;
}

/** How a file inside an archive is set aside, as people read it; null when it is not. */
export function setAside({ name, unusable }: ExportFile): string | null {
  return unusable ? `${name}: ${unusable.problem} ${unusable.nextStep}` : null;
}
