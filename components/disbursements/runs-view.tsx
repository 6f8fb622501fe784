'use client';

import { useQueryStates } from 'nuqs';
import { ChoiceField } from '@/components/ui/choice-field';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { runStatusShape } from '@/server/disbursements/schema';
import { RunCalendar } from './run-calendar';
import { runStatusWords } from './run-status';
import { runsSearch } from './runs-search';
import { RunsTable } from './runs-table';

/** All runs: as a list that can be narrowed to a status, or by their pay days. */
export function RunsView() {
  const [{ view, status, month }, setSearch] = useQueryStates(runsSearch);
  return (
    <Tabs
      value={view}
      onValueChange={(chosen) => void setSearch({ view: chosen === 'calendar' ? 'calendar' : null, after: null })}
    >
      <TabList aria-label="How runs are shown">
        <Tab value="list">List</Tab>
        <Tab value="calendar">Calendar</Tab>
      </TabList>
      <TabPanel value="list">
        <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
          <ChoiceField
            label="Status"
            value={status}
            options={runStatusShape.options}
            words={runStatusWords}
            onChange={(chosen) => void setSearch({ status: chosen, after: null })}
          />
        </search>
        <RunsTable status={status} />
      </TabPanel>
      <TabPanel value="calendar">
        <RunCalendar month={month} onMonth={(chosen) => void setSearch({ month: chosen }, { history: 'push' })} />
      </TabPanel>
    </Tabs>
  );
}
