import { roleNames } from '@/components/shell/navigation';
import { roleShape } from '@/server/identity/schema';

export type DemoLogin = { role: string; email: string; password: string };

type DemoLoginsProps = { logins: DemoLogin[]; isBusy: boolean; onChoose: (login: DemoLogin) => void };

/** The people of the demo, to sign in as with one click. */
export function DemoLogins({ logins, isBusy, onChoose }: DemoLoginsProps) {
  return (
    <section aria-labelledby="demo" className="border-t pt-4">
      <h2 id="demo" className="mb-1 font-medium text-xs">
        Demo: sign in as
      </h2>
      <ul className="-mx-2">
        {logins.map((login) => (
          <li key={login.email}>
            <button
              type="button"
              disabled={isBusy}
              onClick={() => onChoose(login)}
              className="flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-subtle"
            >
              <span>{roleName(login.role)}</span>
              <span className="truncate text-muted text-xs">{login.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function roleName(role: string): string {
  const known = roleShape.safeParse(role);
  return known.success ? roleNames[known.data] : role;
}
