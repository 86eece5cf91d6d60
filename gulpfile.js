const { dest, src } = require('gulp');

const ASSETS = [
	'icons/*.svg',
	'nodes/**/*.{png,svg}',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
];

/** Copies icons, codex files and schemas of outputs beside the compiled classes; SWC writes everything else. */
function assets() {
	return src(ASSETS, { base: '.', encoding: false, allowEmpty: true }).pipe(
		dest(process.env.BUILD_DIR ?? 'dist'),
	);
}

exports.default = assets;
