// Where each part of the picture stands. Drawn on the server, so that nobody downloads a chart library.
import { sankey, sankeyLeft, sankeyLinkHorizontal } from 'd3-sankey';
import type { Node, Way } from './programme-line.ts';

export const HEIGHT = 420;
const NODE_WIDTH = 14;
/** Between one column and the next, and at the right of the last: room for the words. */
const COLUMN = 264;

export type Drawing = {
	width: number;
	bars: (Node & { x: number; y: number; width: number; height: number; value: number })[];
	bands: { d: string; width: number; kind: Node['kind']; key: string }[];
};

export function draw({ nodes, ways }: { nodes: Node[]; ways: Way[] }): Drawing {
	if (ways.length === 0) return { width: 0, bars: [], bands: [] };
	const width = columns(ways) * COLUMN;
	const layout = sankey<Node, object>()
		.nodeId(({ id }) => id)
		.nodeAlign(sankeyLeft)
		.nodeWidth(NODE_WIDTH)
		.nodePadding(26)
		.extent([
			[0, 24],
			[width - COLUMN + NODE_WIDTH, HEIGHT - 8]
		]);
	const graph = layout({ nodes: nodes.map((node) => ({ ...node })), links: ways.map((way) => ({ ...way })) });
	const path = sankeyLinkHorizontal<Node, object>();
	return {
		width,
		bars: graph.nodes.map((node) => {
			const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0, id, label, kind, ends } = node;
			return { id, label, kind, ends, x: x0, y: y0, width: x1 - x0, height: Math.max(2, y1 - y0), value };
		}),
		bands: graph.links.map((link) => {
			const { source, target } = link as { source: Node; target: Node };
			return {
				d: path(link) ?? '',
				width: Math.max(1, link.width ?? 1),
				kind: target.kind,
				key: `${source.id} ${target.id}`
			};
		})
	};
}

/** How many stops the longest way has. */
function columns(ways: Way[]): number {
	const after = (id: string): number =>
		1 + Math.max(0, ...ways.filter(({ source }) => source === id).map(({ target }) => after(target)));
	return Math.max(...ways.map(({ source }) => after(source)));
}
