'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { type PickerProps, ReferencePicker } from '@/components/ui/reference-picker';

/** Finds a customer by a part of its name or reference. */
export const CustomerPicker = ({ label = 'Customer', ...props }: PickerProps) => (
  <ReferencePicker {...props} label={label} noun="customer" useFound={useFound} />
);

function useFound(search: string, isOpen: boolean) {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.customers.list.queryOptions({ limit: 8, search: search || undefined }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  return data?.data;
}
