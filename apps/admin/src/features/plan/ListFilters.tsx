import { Trans } from "@lingui/react/macro";
import { Button, Collapse, Group, SimpleGrid } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { SearchField } from "../../SearchField.tsx";

interface ListFiltersProps {
  /** Words searched for; without `onSearch` there is no search. */
  search?: string | undefined;
  onSearch?(text: string): void;
  /** How many of the fields below are in use. */
  inUse: number;
  onClear(): void;
  /** Stands beside the search: the choices made most. */
  first?: ReactNode;
  /** At the right end. */
  last?: ReactNode;
  /** The other fields, put away until they are asked for or in use. */
  children?: ReactNode;
}

/** What a list is narrowed by. */
export function ListFilters({ search, onSearch, inUse, onClear, first, last, children }: ListFiltersProps) {
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(inUse > 0);
  return (
    <search className="camket-no-print">
      <Group gap="xs" mb="xs">
        {onSearch && <SearchField value={search ?? ""} onChange={onSearch} />}
        {first}
        {children && (
          <Button
            variant="default"
            leftSection={<IconFilter size={16} stroke={1.7} aria-hidden />}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={toggle}
          >
            {inUse > 0 ? <Trans>Lọc: {inUse}</Trans> : <Trans>Lọc thêm</Trans>}
          </Button>
        )}
        {inUse > 0 && (
          <Button variant="subtle" onClick={onClear}>
            <Trans>Bỏ lọc</Trans>
          </Button>
        )}
        {last && (
          <Group gap="xs" ml="auto">
            {last}
          </Group>
        )}
      </Group>
      <Collapse expanded={isOpen} id={id}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" mb="md">
          {children}
        </SimpleGrid>
      </Collapse>
    </search>
  );
}
