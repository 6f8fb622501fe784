import { Scroller } from '@/components/ui/scroller';
import { Select } from '@/components/ui/select';
import type { CsvMappingJson, CsvPreview } from '@/server/reconciliation/schema/statements';
import { type Role, roles, withRole } from './csv-roles';

type CsvColumnsProps = {
  columns: CsvPreview['columns'];
  mapping: CsvMappingJson;
  onChange: (mapping: CsvMappingJson) => void;
};

/** The first values of each column, below what it is read as. */
export function CsvColumns({ columns, mapping, onChange }: CsvColumnsProps) {
  const rows = columns[0]?.samples.length ?? 0;
  return (
    <Scroller className="rounded-md border">
      <table aria-label="What each column is read as" className="w-full border-collapse text-left">
        <thead>
          <tr className="bg-canvas align-top">
            {columns.map(({ column, readAs }) => (
              <th key={column} scope="col" className="min-w-36 border-l px-2 py-2 font-normal first:border-l-0">
                <Select
                  aria-label={`What ${typeof column === 'number' ? `column ${column}` : `“${column}”`} is`}
                  value={readAs ?? ''}
                  onChange={({ target }) => onChange(withRole(mapping, column, (target.value || null) as Role | null))}
                >
                  <option value="">Left out</option>
                  {Object.entries(roles).map(([role, label]) => (
                    <option key={role} value={role}>
                      {label}
                    </option>
                  ))}
                  {readAs === 'indicator' ? <option value="indicator">In or out</option> : null}
                </Select>
                <span className="mt-1 block truncate px-1 text-muted text-xs">{column}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file are their places.
            <tr key={row} className="border-t">
              {columns.map(({ column, samples }) => (
                <td key={column} className="max-w-48 truncate border-l px-3 py-1.5 first:border-l-0">
                  {samples[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
