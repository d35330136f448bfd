import GoTemplate
import Releases

/// The flags of `list`.
enum ListFlags {
    static let all = FlagTable {
        ReleaseFlags.store
        statuses.map(\.flag.declaration)
        short
        noHeaders
        timeFormat
        date
        reverse
        allNamespaces
        ReleaseFlags.dropped("all", short: "a")
        maximum
        offset
        filter
        selector
        OutputFormat.flag
    }

    /// Which statuses a flag shows.
    static let statuses: [(flag: Flag<Bool>, statuses: [ReleaseStatus])] = [
        (
            Flag("uninstalled", "show uninstalled releases (if 'helm uninstall --keep-history' was used)"),
            [.uninstalled]
        ),
        (Flag("superseded", "show superseded releases"), [.superseded]),
        (Flag("uninstalling", "show releases that are currently being uninstalled"), [.uninstalling]),
        (Flag("deployed", "show deployed releases"), [.deployed]),
        (Flag("failed", "show failed releases"), [.failed]),
        (Flag("pending", "show pending releases"), [.pendingInstall, .pendingUpgrade, .pendingRollback]),
    ]

    static let short = Flag<Bool>("short", short: "q", "output short (quiet) listing format")
    static let noHeaders = Flag<Bool>("no-headers", "don't print headers when using the default output format")
    static let timeFormat = Flag<GoString>(
        "time-format",
        #"format time using golang time formatter. Example: --time-format "2006-01-02 15:04:05Z0700""#)
    static let date = Flag<Bool>("date", short: "d", "sort by release date")
    static let reverse = Flag<Bool>("reverse", short: "r", "reverse the sort order")
    static let allNamespaces = Flag<Bool>("all-namespaces", short: "A", "list releases across all namespaces")
    static let maximum = Flag<Int>("max", short: "m", default: 256, "maximum number of releases to fetch")
    static let offset = Flag<Int>("offset", "next release index in the list, used to offset from start value")
    static let filter = Flag<GoString>(
        "filter", short: "f",
        "a regular expression (Perl compatible). Any releases that match the expression will be included in the results"
    )
    static let selector = Flag<GoString>(
        "selector", short: "l",
        "Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l key1=value1,key2=value2).")
}
