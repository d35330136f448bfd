import GoTemplate

/// A part of a glob pattern.
indirect enum GlobNode: Equatable {
    /// Nothing at all: what is left of an alternative whose parts are common to all.
    case nothing
    case sequence([GlobNode])
    case alternatives([GlobNode])
    case text([UInt8])
    /// `*`
    case any
    /// `**`
    case anyWithSeparators
    /// `?`
    case single
    /// `[abc]`
    case list([Rune], isNegated: Bool)
    /// `[a-c]`
    case range(Rune, Rune, isNegated: Bool)

    /// The parts of a sequence; none of all else.
    var parts: [GlobNode] {
        if case .sequence(let parts) = self { return parts }
        return []
    }
}
