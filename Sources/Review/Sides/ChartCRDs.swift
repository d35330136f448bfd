/// What a side says of the files of `crds/` folders, which are rendered on demand and belong to no release.
package enum ChartCRDs: Sendable {
    /// It has them if the other side does: charts, and what is not there yet.
    case asOther
    /// Rendered with `--include-crds`.
    case present
    /// Rendered without, or from charts that have none.
    case absent
    /// A release records none.
    case unrecorded

    /// Whether they are compared with those of another side.
    ///
    /// - Parameter isAskedFor: whether those of a chart are to be compared with a render that has none.
    func areComparable(with other: ChartCRDs, isAskedFor: Bool) -> Bool {
        switch (self, other) {
        case (.unrecorded, _), (_, .unrecorded): false
        case (.asOther, .absent), (.absent, .asOther): isAskedFor
        default: true
        }
    }
}
