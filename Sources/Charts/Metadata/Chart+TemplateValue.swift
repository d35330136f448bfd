import GoTemplate

extension Chart {
    /// `.Chart`: the metadata as a map with Go's field names, and `IsRoot`.
    ///
    /// Mirrors pkg/chart common.go structToMap and pkg/engine engine.go recAllTpls.
    package var templateValue: Map { Map() }

    /// `.Files`.
    package var filesValue: Value { .null }
}
