import GoTemplate

/// `Chart.lock` and `requirements.lock`.
enum DependencyLock {
    /// Checks that the text is a lock file.
    static func check(_ text: [UInt8]) throws(HelmError) {
        _ = try ChartYAML.decode(text)
    }
}
