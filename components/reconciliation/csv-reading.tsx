import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type CsvMappingJson, csvMappingShape } from '@/server/reconciliation/schema/statements';

type CsvReadingProps = { mapping: CsvMappingJson; onChange: (mapping: CsvMappingJson) => void };

const choices = {
  separator: { label: 'Separator', options: { ';': 'Semicolon  ;', ',': 'Comma  ,', '\t': 'Tab', '|': 'Bar  |' } },
  decimal: { label: 'Decimal mark', options: { ',': '1.234,56', '.': '1,234.56' } },
  encoding: { label: 'Encoding', options: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' } },
} as const;

/** How a bank writes its file, but for the columns. */
export function CsvReading({ mapping, onChange }: CsvReadingProps) {
  const change = (changed: object) => {
    const parsed = csvMappingShape.safeParse({ ...mapping, ...changed });
    if (parsed.success) onChange(parsed.data);
  };
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
        <Field key={name} label={choices[name].label}>
          {(control) => (
            <Select {...control} value={mapping[name]} onChange={({ target }) => change({ [name]: target.value })}>
              {Object.entries(choices[name].options).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Field label="Days">
        {(control) => (
          <Input
            {...control}
            value={mapping.dateFormat}
            onChange={({ target }) => change({ dateFormat: target.value })}
          />
        )}
      </Field>
      <Field label="Lines to skip">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={100}
            value={mapping.skipLines}
            onChange={({ target }) => change({ skipLines: Number(target.value) })}
          />
        )}
      </Field>
      <Field label="First line">
        {(control) => (
          <Select
            {...control}
            value={String(mapping.hasHeader)}
            onChange={({ target }) => change({ hasHeader: target.value === 'true' })}
          >
            <option value="true">Column names</option>
            <option value="false">Data</option>
          </Select>
        )}
      </Field>
    </div>
  );
}
