/** The name under which the post step finds what the run left for it. */
export const POST_STATE = 'export-task';
