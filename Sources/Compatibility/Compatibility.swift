import Synchronization

/// Which line of Helm this process answers for.
///
/// It is said once, before anything is rendered, and holds to the end.
package enum Compatibility {
    private static let chosen = Atomic<Int>(index(of: .standard))

    /// The line that is answered for.
    package static var line: HelmLine {
        let index = chosen.load(ordering: .relaxed)
        return HelmLine.allCases.indices.contains(index) ? HelmLine.allCases[index] : .standard
    }

    /// Answers for a line from here on.
    package static func answer(for line: HelmLine) { chosen.store(index(of: line), ordering: .relaxed) }

    /// Whether the line that is answered for does so.
    package static func has(_ behaviour: HelmBehaviour) -> Bool {
        chosen.load(ordering: .relaxed) >= index(of: behaviour.since)
    }

    private static func index(of line: HelmLine) -> Int { HelmLine.allCases.firstIndex(of: line) ?? 0 }
}
