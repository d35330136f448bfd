extension Chart {
    /// A copy of the chart and all below it that shares nothing that rendering changes.
    ///
    /// Processing dependencies rewrites metadata and default values, so each render needs a chart of its own; copying
    /// one is much cheaper than reading its files again.
    package func unshared() -> Chart {
        let copy = Chart(copying: self)
        copy.metadata = Metadata(copying: metadata, sharingDependencies: false)
        copy.values = values?.unshared()
        copy.isRenderedAsHelm3 = isRenderedAsHelm3
        copy.setDependencies(dependencies.map { $0.unshared() })
        return copy
    }
}
