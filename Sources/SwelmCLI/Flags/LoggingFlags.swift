import GoTemplate

/// The hidden flags of klog, the logger of Kubernetes' client, which every command of Helm takes.
///
/// They are read and do nothing: what they would show comes from a cluster.
/// Mirrors pkg/cmd flags.go addKlogFlags.
enum LoggingFlags {
    static let all = FlagTable {
        Flag<KlogBool>("add-dir-header", hidden: true, "")
        Flag<KlogBool>("alsologtostderr", hidden: true, "")
        Flag<KlogSeverity>("alsologtostderrthreshold", hidden: true, "")
        Flag<KlogBool>("legacy-stderr-threshold-behavior", hidden: true, "")
        Flag<KlogPlace>("log-backtrace-at", hidden: true, "")
        Flag<GoString>("log-dir", hidden: true, "")
        Flag<GoString>("log-file", hidden: true, "")
        Flag<KlogSize>("log-file-max-size", hidden: true, "")
        Flag<KlogBool>("logtostderr", hidden: true, "")
        Flag<KlogBool>("one-output", hidden: true, "")
        Flag<KlogBool>("skip-headers", hidden: true, "")
        Flag<KlogBool>("skip-log-headers", hidden: true, "")
        Flag<KlogSeverity>("stderrthreshold", hidden: true, "")
        Flag<KlogLevel>("v", short: "v", hidden: true, "")
        Flag<KlogModules>("vmodule", hidden: true, "")
    }
}
