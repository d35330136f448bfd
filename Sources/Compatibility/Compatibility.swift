/// Which line of Helm this process answers for.
///
/// It is said once, before anything is rendered, and holds to the end.
package enum Compatibility {
    // No atomic, which would have each start look through all conformances of the program: it is written before any
    // other thread runs, and only where something else than the standard is asked for.
    nonisolated(unsafe) private static var chosen = HelmLine.standard

    /// The line that is answered for.
    package static var line: HelmLine { chosen }

    /// Answers for a line from here on.
    package static func answer(for line: HelmLine) {
        if line.order != chosen.order { chosen = line }
    }

    /// Whether the line that is answered for does so.
    package static func has(_ behaviour: HelmBehaviour) -> Bool { chosen.order >= behaviour.since.order }
}
