-- Runs in a headless Neovim: attaches its own client to “distinguo lsp --stdio” and prints what it sees as JSON.
-- Works with 0.7, which knows pushed diagnostics alone, and with later ones.
local command = vim.json.decode(os.getenv('DISTINGUO_COMMAND'))
local seen = { version = tostring(vim.version().major) .. '.' .. vim.version().minor }

vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('DISTINGUO_FILE')))
vim.bo.filetype = 'markdown'
local client_id = vim.lsp.start_client({ name = 'distinguo', cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client_id)
local client = function() return vim.lsp.get_client_by_id(client_id) end

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 5000)
  return answers and answers[client_id] and answers[client_id].result
end

local function counted(number)
  return vim.wait(10000, function() return #vim.diagnostic.get(0) == number end, 20)
end

seen.found = counted(1)
local diagnostic = vim.diagnostic.get(0)[1] or {}
seen.place = { diagnostic.lnum, diagnostic.col, diagnostic.end_col }
seen.source = diagnostic.source
seen.code = diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code)

vim.api.nvim_win_set_cursor(0, { 3, (diagnostic.col or 0) + 2 })
local here = vim.lsp.util.make_position_params(0, client() and client().offset_encoding)
local hover = request('textDocument/hover', here)
seen.hover = hover and hover.contents and hover.contents.value

local asked = { textDocument = here.textDocument, range = { start = here.position, ['end'] = here.position }, context = { diagnostics = {} } }
for _, action in ipairs(request('textDocument/codeAction', asked) or {}) do
  if action.isPreferred then
    local edit = action.edit or request('codeAction/resolve', action).edit
    vim.lsp.util.apply_workspace_edit(edit, client().offset_encoding)
  end
end
seen.text = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
seen.clean = counted(0)

io.stdout:write(vim.json.encode(seen), '\n')
vim.lsp.stop_client(client_id)
vim.wait(500, function() return vim.lsp.client_is_stopped(client_id) end, 20)
vim.cmd('qa!')
