import GoTemplate

/// As whom the server shall act; client-go's rest.ImpersonationConfig.
package struct Impersonation: Sendable {
    package var user: GoString
    package var uid: GoString
    package var groups: [GoString]
    package var extra: [GoString: [GoString]]

    package init(
        user: GoString = "", uid: GoString = "", groups: [GoString] = [], extra: [GoString: [GoString]] = [:]
    ) {
        self.user = user
        self.uid = uid
        self.groups = groups
        self.extra = extra
    }
}
