import { Check } from 'lucide-react';
import { roleNames } from '@/components/shell/navigation';
import { edgeToEdge, Scroller } from '@/components/ui/scroller';
import { permissionNames, permissions, roleMay } from '@/server/identity/domain/permissions';
import { roleShape } from '@/server/identity/schema';

const keysMay = { any: 'Any', platform: 'Platform', none: '–' } as const;

/** Who may do what, from the very table that decides it. */
export function RolesMatrix() {
  return (
    <Scroller className={edgeToEdge}>
      <table aria-label="Roles and what they may do" className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b">
            <th scope="col" className="sticky left-0 z-10 min-w-40 bg-surface py-2 pr-4 font-medium text-muted text-xs">
              May
            </th>
            {roleShape.options.map((role) => (
              <th key={role} scope="col" className="w-24 px-2 py-2 text-center font-medium text-muted text-xs">
                {roleNames[role]}
              </th>
            ))}
            <th scope="col" className="w-24 px-2 py-2 text-center font-medium text-muted text-xs">
              API keys
            </th>
          </tr>
        </thead>
        <tbody>
          {permissionNames.map((name) => (
            <tr key={name} className="border-b hover:bg-canvas">
              <th scope="row" className="sticky left-0 z-10 bg-surface py-2 pr-4 text-left font-normal">
                {permissions[name].says}
                <span className="block font-mono text-muted text-xs">{name}</span>
              </th>
              {roleShape.options.map((role) => (
                <td key={role} className="px-2 text-center">
                  {roleMay(role, name) ? (
                    <Check role="img" aria-label="Yes" className="mx-auto size-4 text-positive" />
                  ) : (
                    <span className="text-muted">
                      <span aria-hidden>–</span>
                      <span className="sr-only">No</span>
                    </span>
                  )}
                </td>
              ))}
              <td className="px-2 text-center text-muted text-xs">{keysMay[permissions[name].keys]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
