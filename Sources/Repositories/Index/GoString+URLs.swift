import Files
import GoLibrary
import GoTemplate

extension GoString {
    /// A URL, or a path, with another element behind its path.
    ///
    /// Mirrors internal/urlutil urlutil.go URLJoin, and what its callers do where the text is no URL.
    func joinedURL(_ element: GoString) -> GoString {
        guard var url = try? GoURL(parsing: self) else { return GoPath.join(self, element) }
        url.path = GoPath.join(url.path, element)
        return url.description
    }
}
