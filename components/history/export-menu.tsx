import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { ExportFormat } from "./links";

const FORMATS: readonly { format: ExportFormat; label: string }[] = [
  { format: "csv", label: "CSV, for spreadsheets" },
  { format: "json", label: "JSON, for programs" },
];

interface ExportMenuProps {
  /** What is in the file, as in "All streams". */
  what: string;
  hrefOf: (format: ExportFormat) => string;
}

/** Files to keep. */
export function ExportMenu({ what, hrefOf }: ExportMenuProps) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      </MenuTrigger>
      <MenuContent>
        {FORMATS.map(({ format, label }) => (
          <MenuItem key={format} asChild>
            <a href={hrefOf(format)} download>
              <Download aria-hidden />
              {what} as {label}
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
