/** What the shell shows of the person who is signed in. */
export interface ShellPerson {
  id: string;
  name: string;
  login: string;
  image: string | null;
  operator: boolean;
}
