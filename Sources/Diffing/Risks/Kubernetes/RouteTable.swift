import GoTemplate
import Kubernetes

/// A list of backends that share what one route takes, by weights.
struct RouteTable: Sendable {
    let object: DiffObject
    /// The path of the list.
    let path: FieldPath
    let style: RouteShape.Style
    let backends: [RouteBackend]

    /// All lists of an object; none for kinds that route nothing.
    static func tables(_ object: DiffObject) -> [RouteTable] {
        guard let shape = RouteShape.of(group: object.identity.group, kind: object.identity.kind) else { return [] }
        return shape.lists(in: object).map { list in
            let backends = list.node.children.enumerated().map { index, node in
                RouteBackend(node, shape, object, path: list.path.item(index))
            }
            return RouteTable(object: object, path: list.path, style: shape.style, backends: backends)
        }
    }

    /// The backends of an object with the weight they have in the end.
    static func backends(_ object: DiffObject) -> [RouteBackend] {
        tables(object).flatMap(backends)
    }

    /// The backends of one list with the weight they have in the end.
    static func backends(of table: RouteTable) -> [RouteBackend] {
        table.backends.map { backend in
            var backend = backend
            backend.weight = table.weight(of: backend)
            return backend
        }
    }

    private func weight(of backend: RouteBackend) -> Int64 {
        switch style {
        // Istio sends everything to an only destination.
        case .percent: backends.count == 1 ? 100 : backend.weight ?? 0
        case .relative(let standard): backend.weight ?? standard
        }
    }

    var weights: [Int64] { backends.map(weight) }
}

/// Where a share of a route goes.
struct RouteBackend: Sendable {
    let object: DiffObject
    let path: FieldPath
    /// The Service's name.
    let service: GoString
    let namespace: GoString
    /// The subset of a DestinationRule.
    let subset: GoString?
    var weight: Int64?

    init(_ node: Node, _ shape: RouteShape, _ object: DiffObject, path: FieldPath) {
        self.object = object
        self.path = path
        weight = node.field("weight")?.integer
        let host = node.field(shape.name)?.text ?? ""
        let space = shape.isHost ? Self.space(ofHost: host) : node.field("namespace")?.text
        service = shape.isHost ? GoString(host.bytes.prefix { $0 != UInt8(ascii: ".") }) : host
        namespace = space ?? object.identity.namespace
        subset = node.field("destination", "subset")?.text
    }

    /// `shop` of `web.shop.svc.cluster.local`; nil of a short name.
    static func space(ofHost host: GoString) -> GoString? {
        let parts = host.bytes.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count > 1 ? GoString(parts[1]) : nil
    }
}

extension RouteShape {
    /// The lists of backends in an object.
    fileprivate func lists(in object: DiffObject) -> [(node: Node, path: FieldPath)] {
        lists.flatMap { Self.lists(object.root, FieldPath(), $0[...]) }
    }

    private static func lists(
        _ node: Node, _ path: FieldPath, _ way: ArraySlice<GoString>
    ) -> [(node: Node, path: FieldPath)] {
        guard let key = way.first else { return node.kind == .list && !node.isEmpty ? [(node, path)] : [] }
        if node.kind == .list {
            return node.children.enumerated().flatMap { lists($1, path.item($0), way) }
        }
        guard let next = node.field(key) else { return [] }
        return lists(next, path.below(key), way.dropFirst())
    }
}
