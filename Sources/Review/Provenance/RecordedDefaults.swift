import GoTemplate

/// Values of a release that count in place of a chart's own defaults, as `--reuse-values` has it.
package struct RecordedDefaults {
    /// The name of the release in reports.
    let release: GoString
    let values: Map

    var layer: any ValuesLayer { RecordedLayer(release: release, values: values) }
}
