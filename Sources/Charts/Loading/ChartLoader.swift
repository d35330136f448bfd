import GoTemplate

/// Loads charts from folders and archives.
package enum ChartLoader {
    /// Loads the chart at `path` with all charts below it.
    ///
    /// Mirrors pkg/chart/loader load.go.
    package static func load(_ path: GoString, fileSystem: FileSystem = FileSystem(), log: Log) throws(HelmError)
        -> Chart
    {
        try InterimLoader.load(path)
    }
}
