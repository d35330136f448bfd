/// Whether output is colored, as `--color` says.
enum ColorMode: String {
    case never, auto, always
}

extension ParsedFlags {
    /// `--color`, which has two spellings; nil where neither is given.
    var colorMode: ColorMode? {
        guard case .known(let mode)? = given(GlobalFlags.colour) ?? given(GlobalFlags.color) else { return nil }
        return mode
    }
}
