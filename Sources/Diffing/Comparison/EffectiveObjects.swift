/// Objects with the same identity on one side: which of them count.
extension [DiffObject] {
    /// The objects without copies that have no effect, in their order.
    var effective: [DiffObject] {
        var seen = Set<ObjectIdentity>(minimumCapacity: count)
        let repeated = Set(lazy.map(\.identity).filter { !seen.insert($0).inserted })
        guard !repeated.isEmpty else { return self }
        let copies = Dictionary(grouping: filter { repeated.contains($0.identity) }, by: \.identity)
        let idle = Set(copies.flatMap { Self.withoutEffect($1, of: $0) }.map(ObjectIdentifier.init))
        return filter { !idle.contains(ObjectIdentifier($0)) }
    }

    /// The copies that might as well not be there.
    private static func withoutEffect(_ copies: [DiffObject], of identity: ObjectIdentity) -> [DiffObject] {
        if identity.isNameGenerated { return [] }
        return switch identity.role {
        // Mirrors pkg/kube client.go update: one is applied after the other, so the last stays.
        case .managed: copies.dropLast()
        // Mirrors pkg/action install.go installCRDs: what is there already is left as it is.
        case .chartCRD: Array(copies.dropFirst())
        // Each runs; the same one twice comes to the same.
        case .hook:
            copies.indices.filter { later in
                copies[..<later].contains { $0.means(copies[later]) }
            }.map { copies[$0] }
        }
    }
}
