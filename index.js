// n8n reads the nodes and credentials that package.json lists; there is nothing else to export.
module.exports = {};
