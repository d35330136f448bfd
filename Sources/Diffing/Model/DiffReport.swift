import GoTemplate

/// A comparison of two sides: what every output format is made from.
package struct DiffReport: Sendable {
    /// The stage this is, in a report of several.
    package var title: GoString?
    package let old: DiffSide
    package let new: DiffSide
    /// What happens to the objects that are not the same: in the order of application, then what is removed.
    package var objects: [ObjectDiff]
    package var risks: [Risk]
    /// How much the reader does not want to see.
    package var ignored = IgnoredCount()

    package init(
        title: GoString? = nil, old: DiffSide, new: DiffSide, objects: [ObjectDiff], risks: [Risk] = []
    ) {
        self.title = title
        self.old = old
        self.new = new
        self.objects = objects
        self.risks = risks
    }

    /// The objects of each side that have the same identity as another one there.
    package var duplicates: [DiffSide.Duplicate] { old.duplicates(.old) + new.duplicates(.new) }

    package var status: DiffStatus {
        if !risks.isEmpty { return .risks }
        return objects.allSatisfy(\.isNoise) ? .same : .different
    }
}

/// The outcome of a comparison, which decides the exit status.
package enum DiffStatus: String, Sendable {
    /// Nothing changes, or nothing but noise.
    case same
    case different
    /// Something changes, and there is a risk in it.
    case risks
}

/// The noise of one class.
package struct NoiseCount: Equatable, Sendable {
    package let noise: NoiseClass
    /// The number of fields.
    package let fields: Int
    /// The number of objects with such fields.
    package let objects: Int
}

extension DiffReport {
    /// The noise of all objects by class, without classes that do not occur.
    package var noise: [NoiseCount] {
        NoiseClass.allCases.compactMap { noise in
            let counts = objects.map { $0.changes.count { $0.noise == noise && !$0.isIgnored } }.filter { $0 > 0 }
            guard !counts.isEmpty else { return nil }
            return NoiseCount(noise: noise, fields: counts.reduce(0, +), objects: counts.count)
        }
    }
}
