import type { ReactNode } from "react";
import { CardSection } from "@/components/ui/card";

interface SectionProps {
  title: string;
  hint: string;
  children: ReactNode;
}

/** A part of the form on a card of its own. */
export const Section = ({ title, hint, children }: SectionProps) => (
  <CardSection title={title} hint={hint}>
    <div className="space-y-5 p-4">{children}</div>
  </CardSection>
);
