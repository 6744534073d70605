import { type ComponentType, createContext, useContext } from 'react';

/** A page of a module: it gets what its address holds (`/classes/:id` → `{ id }`). */
export type PageOf = ComponentType<{ parts: Record<string, string | undefined> }>;

/** A widget of a module, given what the server found for it. */
// biome-ignore lint/suspicious/noExplicitAny: each widget knows the shape that its own module sends.
export type WidgetOf = ComponentType<{ content: any }>;

/** What a module shows: the front door of its `web/`. */
export interface Room {
  /** By address, as wouter writes it. */
  pages: Record<string, PageOf>;
  /** By the name that the server gives (`directory.my-class`). */
  widgets: Record<string, WidgetOf>;
}

/** Finds the component of a widget by its name; the house fills it, so that the home page knows no module. */
export const WidgetsContext = createContext<(name: string) => WidgetOf | undefined>(
  () => undefined,
);

/** The component of a widget, or nothing when no module draws it. */
export const useWidget = (name: string): WidgetOf | undefined => useContext(WidgetsContext)(name);
