import GoTemplate

/// All reads of a chart tree by path.
package final class ReadTable {
    private final class Node {
        var reads: [ValueRead] = []
        var children: [ReadPath.Step: Node] = [:]

        func child(_ step: ReadPath.Step) -> Node {
            if let child = children[step] { return child }
            let child = Node()
            children[step] = child
            return child
        }
    }

    private let root = Node()
    private var known: Set<ValueRead> = []
    /// All reads in the order in which they were found.
    package private(set) var all: [ValueRead] = []

    func add(_ read: ValueRead) {
        guard known.insert(read).inserted else { return }
        all.append(read)
        read.path.steps.reduce(root) { $0.child($1) }.reads.append(read)
    }

    /// The reads of a value that is a leaf: of itself, of what is around it, and of what would be below it.
    package func reads(ofLeaf path: ReadPath) -> [ValueRead] {
        var found: [ValueRead] = []
        var nodes = [root]
        for (depth, step) in path.steps.enumerated() {
            let isLast = depth + 1 == path.steps.count
            for node in nodes {
                found += node.reads.filter { $0.extent == .whole || (isLast && $0.extent == .entries) }
            }
            nodes = nodes.flatMap { Self.children(of: $0, matching: step) }
        }
        for node in nodes { collect(node, into: &found) }
        return found.filter { $0.extent != .passage && $0.extent != .digest }
    }

    /// The reads of a value itself.
    package func reads(at path: ReadPath) -> [ValueRead] { nodes(at: path).flatMap(\.reads) }

    /// Whether all entries of a value are looked at, or all of something around it is taken.
    func isReadByEntries(_ path: ReadPath) -> Bool {
        var nodes = [root]
        for step in path.steps {
            if nodes.contains(where: { $0.reads.contains { $0.extent == .whole } }) { return true }
            nodes = nodes.flatMap { Self.children(of: $0, matching: step) }
        }
        return nodes.contains { node in
            node.children[.any] != nil || node.reads.contains { $0.extent == .whole || $0.extent == .entries }
        }
    }

    private func nodes(at path: ReadPath) -> [Node] {
        path.steps.reduce([root]) { nodes, step in nodes.flatMap { Self.children(of: $0, matching: step) } }
    }

    /// The keys that are read below a path, or anything below which is.
    package func keys(below path: ReadPath) -> [GoString] {
        nodes(at: path).flatMap(\.children.keys).compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    private static func children(of node: Node, matching step: ReadPath.Step) -> [Node] {
        guard step != .any else { return Array(node.children.values) }
        return [node.children[step], node.children[.any]].compactMap { $0 }
    }

    /// The reads of a value and of all below it; paths are as long as templates are deep, so this ends soon.
    private func collect(_ node: Node, into found: inout [ValueRead]) {
        var pending = [node]
        while let node = pending.popLast() {
            found += node.reads
            pending += node.children.values
        }
    }
}
