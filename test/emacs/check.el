;;; Runs in a batch Emacs: lets Eglot attach to “distinguo lsp --stdio” and prints what it sees as JSON.
(require 'eglot)
(require 'json)

(defun check-until (predicate)
  "Wait, at most twenty seconds, until PREDICATE holds; nil when it does not."
  (let ((end (+ (float-time) 20)) (seen nil))
    (while (and (not (setq seen (funcall predicate))) (< (float-time) end))
      (accept-process-output nil 0.05))
    seen))

(defun check-findings () "The diagnostics of the buffer as Flymake shows them."
  (flymake-start)
  (flymake-diagnostics))

(setq eglot-sync-connect 20
      eglot-server-programs `((text-mode . ,(append (json-parse-string (getenv "DISTINGUO_COMMAND") :array-type 'list) nil))))
(find-file (getenv "DISTINGUO_FILE"))
(text-mode)
(apply #'eglot (eglot--guess-contact))

(let* ((finding (car (check-until #'check-findings)))
       (word (and finding (buffer-substring (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
       (hover nil))
  (when finding
    (goto-char (+ 2 (flymake-diagnostic-beg finding)))
    (setq hover (plist-get (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover
                                                       (eglot--TextDocumentPositionParams))
                                      :contents)
                           :value))
    (dolist (action (append (jsonrpc-request (eglot-current-server) :textDocument/codeAction
                                             (list :textDocument (eglot--TextDocumentIdentifier)
                                                   :range (list :start (eglot--pos-to-lsp-position)
                                                                :end (eglot--pos-to-lsp-position))
                                                   :context '(:diagnostics [])))
                            nil))
      (when (equal (plist-get action :title) "Replace with “user”")
        (eglot--apply-workspace-edit (plist-get action :edit))
        ;; A batch Emacs is never idle, which is when Eglot tells what has changed.
        (eglot--signal-textDocument/didChange))))
  (princ (json-encode `((version . ,emacs-version)
                        (found . ,(if finding t :json-false))
                        (word . ,word)
                        (message . ,(and finding (flymake-diagnostic-text finding)))
                        (hover . ,hover)
                        (text . ,(buffer-substring-no-properties (point-min) (point-max)))
                        (clean . ,(if (check-until (lambda () (null (check-findings)))) t :json-false)))))
  (terpri))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
