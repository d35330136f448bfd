import GoTemplate

/// One side of a comparison: its objects, and what is wrong with its documents.
package struct DiffSide: Sendable {
    package enum Role: String, Sendable {
        case old, new
    }

    /// Objects of one side with the same identity; all are shown.
    package struct Duplicate: Sendable {
        package let side: Role
        package let objects: [DiffObject]
    }

    /// The name of the side in reports: `web-1.2.3.tgz`, `release web, revision 3`.
    package let name: GoString
    /// In the order of the documents.
    package let objects: [DiffObject]
    package let problems: [DocumentProblem]

    package init(name: GoString, objects: [DiffObject], problems: [DocumentProblem] = []) {
        self.name = name
        self.objects = objects
        self.problems = problems
    }

    func duplicates(_ role: Role) -> [Duplicate] {
        var groups: [ObjectIdentity: [DiffObject]] = [:]
        groups.reserveCapacity(objects.count)
        for object in objects where !object.identity.isNameGenerated {
            groups[object.identity, default: []].append(object)
        }
        guard groups.count < objects.count else { return [] }
        let repeated = groups.values.filter { $0.count > 1 }.map { Duplicate(side: role, objects: $0) }
        return repeated.sorted { ($0.objects.first?.position ?? 0) < ($1.objects.first?.position ?? 0) }
    }
}
