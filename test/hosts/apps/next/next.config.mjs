/** Plain files, as a static host serves them. */
export default { output: 'export', agentRules: false };
