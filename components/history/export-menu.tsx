import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { ExportFormat } from "./links";
import { useHistoryWords } from "./use-history-words";

const FORMATS = ["csv", "json"] as const satisfies ExportFormat[];

interface ExportMenuProps {
  /** What is in the file: all streams of a channel, or the one that the page is about. */
  what: "all" | "one";
  hrefOf: (format: ExportFormat) => string;
}

/** Files to keep. */
export function ExportMenu({ what, hrefOf }: ExportMenuProps) {
  const { t } = useHistoryWords();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button>
          <Download aria-hidden />
          {t("actions.export")}
        </Button>
      </MenuTrigger>
      <MenuContent>
        {FORMATS.map((format) => (
          <MenuItem key={format} asChild>
            <a href={hrefOf(format)} download>
              <Download aria-hidden />
              {t(`export.${what}.${format}`)}
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
